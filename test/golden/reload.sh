#!/bin/sh
# Runs HAProxy, and has it read its certificate again when that changes.
state() { cat /etc/cdktf-redis/server.pem* | cksum; }

seen=$(state)
haproxy -W -db -f /etc/cdktf-redis/haproxy.cfg &
proxy=$!
trap 'kill -USR1 $proxy' USR1
trap 'kill -TERM $proxy' TERM INT
while kill -0 $proxy 2>/dev/null; do
  sleep 5 &
  wait $!
  now=$(state)
  [ "$now" = "$seen" ] || kill -USR2 $proxy
  seen=$now
done
wait $proxy
