# syntax=docker/dockerfile:1
# One image: the client is built by Node, the API by the SDK, and only what runs is kept.

FROM node:20-bookworm-slim AS client
WORKDIR /src/client
COPY client/package.json client/package-lock.json client/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY client/ ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS api
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY api/TalentPool.Api.csproj api/packages.lock.json api/
RUN dotnet restore api/TalentPool.Api.csproj --locked-mode
COPY api/ api/
COPY db/ db/
COPY --from=client /src/client/dist client/dist
RUN dotnet publish api/TalentPool.Api.csproj -c Release -o /app --no-restore -p:BuildClient=false

# The Debian-based runtime brings ICU, without which Japanese text is not folded.
FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && mkdir /data /secrets && chown app:app /data /secrets
COPY --from=api /app ./
ENV ASPNETCORE_HTTP_PORTS=8080 Data__Folder=/data
VOLUME /data /secrets
EXPOSE 8080
USER app
HEALTHCHECK --interval=30s --timeout=3s --start-period=60s CMD curl -fsS http://127.0.0.1:8080/readyz || exit 1
ENTRYPOINT ["dotnet", "TalentPool.Api.dll"]
