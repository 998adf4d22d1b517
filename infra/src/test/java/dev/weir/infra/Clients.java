package dev.weir.infra;

import dev.weir.testkit.aws.LocalStack;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Clients of LocalStack. */
final class Clients {
  private Clients() {}

  static <B extends AwsClientBuilder<B, C>, C> C of(B builder) {
    return of(builder, LocalStack.running().endpoint());
  }

  static <B extends AwsClientBuilder<B, C>, C> C of(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(LocalStack.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(LocalStack.ACCESS_KEY, LocalStack.SECRET_KEY)))
        .build();
  }
}
