# The program in a container: docker build -t claimgraph . && docker run --rm -v "$PWD:/data" claimgraph build news -o news.graphml
FROM debian:12-slim AS build
WORKDIR /src
# packages first, so that a change of the code does not install them again
COPY .ci/bootstrap .ci/packages.txt .ci/
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends make && .ci/bootstrap build deb
COPY . .
RUN make deb

FROM debian:12-slim
COPY --from=build /src/dist/claimgraph_*.deb /tmp/
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends /tmp/claimgraph_*.deb \
    && rm -rf /tmp/*.deb /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home reader
USER 1000
WORKDIR /data
ENTRYPOINT ["claimgraph"]
CMD ["--help"]
