# Reeve in a container: one binary with Swift's runtime in it, on the libraries that it loads.
FROM swift:6.3-bookworm AS builder
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
# The versions are those of the Debian release: an image built anew has its security updates.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libcurl4-openssl-dev libgit2-dev libyaml-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
# hadolint ignore=SC2154
RUN . script/build-flags \
    && swift build --product reeve "${release_flags[@]}" \
    && strip -o .build/reeve.stripped .build/release/reeve

FROM debian:12-slim
LABEL org.opencontainers.image.title="Reeve" \
    org.opencontainers.image.description="An account factory for AWS that works from Git" \
    org.opencontainers.image.licenses="Apache-2.0"
# openssh-client has ssh-keygen, which verifies approvals.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        ca-certificates libcurl4 libgit2-1.5 libxml2 libyaml-0-2 openssh-client \
    && rm -rf /var/lib/apt/lists/*
# ssh-keygen runs only as a user that has an entry in passwd.
RUN groupadd --gid 65532 reeve \
    && useradd --uid 65532 --gid reeve --home-dir /var/lib/reeve --no-create-home --shell /usr/sbin/nologin reeve \
    && install --directory --owner reeve --group reeve --mode 0700 /var/lib/reeve
COPY --from=builder /source/.build/reeve.stripped /usr/bin/reeve
# All that Reeve writes is below the volume: the root may be read-only, and /tmp need not be there.
ENV HOME=/var/lib/reeve \
    XDG_CACHE_HOME=/var/lib/reeve \
    TMPDIR=/var/lib/reeve/tmp
VOLUME ["/var/lib/reeve"]
USER 65532:65532
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["reeve"]
CMD ["daemon"]
