using System.Reflection;
using System.Runtime.Versioning;
using Dracoon.Crypto;
using Xunit;

namespace DracoonPS.UnitTests;

public sealed class BuildTests
{
    [Fact]
    public void These_tests_run_against_the_netstandard_build() => Assert.Equal(
        ".NETStandard,Version=v2.0", typeof(Keypair).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
}
