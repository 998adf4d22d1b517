# Sourced by the launchers of a clone and of an archive: the highest tier of the JVM's compilers for a command line.
# Rows are worth the second compiler; what the other commands do is over before it has begun. Options may stand before
# the command. A pipeline that is called like a command gets the second compiler too, which does no harm.
compiler_tier() {
  case " $* " in
    *' run '* | *' resume '* | *' serve '*) echo 4 ;;
    *) echo 1 ;;
  esac
}
