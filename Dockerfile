# One image, one role per container: web, worker or beat (normsforum/supervisor/roles.py).
FROM python:3.13-slim-trixie AS packages
RUN pip install --no-cache-dir uv==0.13.9
COPY requirements-production.lock /tmp/
RUN python -m venv /opt/forum \
    && uv pip sync --python /opt/forum/bin/python --require-hashes /tmp/requirements-production.lock

FROM python:3.13-slim-trixie
# Letters for the reports: Typst reads what fontconfig's folders hold. PostgreSQL's own packages,
# because backups need client programs as new as the server.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates fonts-noto-core postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /srv/forum forum \
    && install -d -o forum -g forum /srv/var
COPY --from=packages /opt/forum /opt/forum
WORKDIR /srv/forum
COPY . .
ENV PATH=/opt/forum/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=normsforum.settings.production \
    NORMS_VAR=/srv/var \
    HOST=0.0.0.0 \
    PORT=8000
# Nothing is asked of either address here; the settings only want to see them.
RUN pybabel --quiet compile --directory locale --domain django \
    && SECRET_KEY=only-while-the-image-is-built DATABASE_URL=postgres:///none REDIS_URL=redis://none \
    python manage.py collectstatic --noinput --verbosity=0
USER 10001
EXPOSE 8000
CMD ["python", "-m", "normsforum.supervisor.roles", "web"]
