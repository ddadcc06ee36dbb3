#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Puts something in the place of a descriptor that is closed, so that no other file gets its number.
///
/// - Parameters:
///   - descriptor: The number.
///   - mode: `O_RDONLY` or `O_WRONLY`: the one that it is not meant for, so that a use of it still
///     fails as that of a closed one does.
func holdOpen(_ descriptor: Int32, as mode: Int32) {
  guard fcntl(descriptor, F_GETFD) < 0, errno == EBADF else { return }
  let null = open("/dev/null", mode)
  guard null >= 0, null != descriptor else { return }
  dup2(null, descriptor)
  close(null)
}
