using Keles.Linux;

namespace Keles.LocalCluster.Tests;

/// <summary>These tests use the kernel for real, in namespaces of their own; they say so when they may not.</summary>
internal static class Root
{
    public static void Required() => Assert.SkipUnless(Capabilities.Current.Has(Capability.SysAdmin), "needs root");
}
