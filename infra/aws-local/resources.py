# Run by LocalStack when it is ready: the lake, the topic, the secrets, and the sample files of the pipelines files and hacker-news.
from pathlib import Path

import boto3

PIPELINES = Path("/pipelines")

session = boto3.Session("test", "test", region_name="us-east-1")
s3, sns, secrets = (
    session.client(service, endpoint_url="http://127.0.0.1:4566") for service in ("s3", "sns", "secretsmanager")
)


def upload(folder, bucket, prefix=""):
    s3.create_bucket(Bucket=bucket)
    for file in folder.rglob("*"):
        if file.is_file():
            s3.upload_file(str(file), bucket, prefix + str(file.relative_to(folder)))


s3.create_bucket(Bucket="weir-lake")
sns.create_topic(Name="weir-notices")
upload(PIPELINES / "files/input", "shop-files", "input/")
# The API is a bucket: LocalStack gives its objects to everybody who asks.
upload(PIPELINES / "hacker-news/sample", "hacker-news")

for secret, address in {
    "database/courses": "postgresql://postgres:weir@weir-db:5432/courses?sslmode=disable",
    "warehouse": "postgresql://postgres:weir@weir-db:5432/postgres?sslmode=disable",
    "query": "postgresql://weir_query:weir@weir-db:5432/postgres?sslmode=disable",
    "file/shop": "s3://shop-files/input",
    "http/hacker_news": "http://weir-aws:4566/hacker-news",
}.items():
    secrets.create_secret(Name="weir/" + secret, SecretString=address)

Path("/run/weir/resources").touch()
