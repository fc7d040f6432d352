using Keles.Linux;

namespace Keles.Network.Tests.Vocabulary;

/// <summary>These tests use the kernel's network for real, in namespaces of their own; they say so when they may not.</summary>
internal static class Root
{
    public static void Required() => Assert.SkipUnless(Capabilities.Current.Has(Capability.SysAdmin), "needs root");
}
