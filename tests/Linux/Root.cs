namespace Keles.Linux.Tests;

/// <summary>These tests use the kernel for real, in namespaces of their own; they fail where they may not.</summary>
internal static class Root
{
    public static void Required() => Assert.True(Capabilities.Current.Has(Capability.SysAdmin), "this test needs root");
}
