# The archive of `make dist` as an image, which `make image` builds. A project's folder is mounted as /project; it must be
# writable for the user with this number (--build-arg uid=...): PostgreSQL does not run as root.
FROM debian:trixie-slim
ARG uid=1000
ADD target/dist/weir-*.tar.gz /opt/
RUN echo "weir:x:$uid:$uid::/project:/bin/sh" >> /etc/passwd \
  && ln -s /opt/weir-* /opt/weir \
  && install -d -o "$uid" -g "$uid" /opt/weir/.weir /project /project/.weir
USER $uid
WORKDIR /project
ENTRYPOINT ["/opt/weir/weir"]
