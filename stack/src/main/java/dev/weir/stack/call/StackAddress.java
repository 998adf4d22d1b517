package dev.weir.stack.call;

import java.util.Optional;

/**
 * Which stack, and as whom.
 *
 * @param region empty: as the profile or the environment says
 * @param profile of AWS's configuration file; empty: as the environment says
 */
public record StackAddress(String name, Optional<String> region, Optional<String> profile) {

  /** What a command must end with to mean the same stack. */
  public String options() {
    return " --stack " + name + awsOptions();
  }

  /** The same for AWS's own command line. */
  public String awsOptions() {
    return region.map(value -> " --region " + value).orElse("")
        + profile.map(value -> " --profile " + value).orElse("");
  }
}
