using Keles.Kubelet.Runtime.Cri;
using Keles.Kubelet.Runtime.Cri.Proto;
using Keles.Kubelet.Tests.Fakes.Cri;
using Keles.Kubelet.Tests.Runtime.Cri.Containerd;

namespace Keles.Kubelet.Tests.Runtime.Cri;

/// <summary>The runtimes that sit the exam.</summary>
internal static class CriSubjects
{
    private static readonly AuthConfig Secret = new() { Username = TestRegistry.User, Password = TestRegistry.Password };

    public static CriSubject Fake()
    {
        var fake = new FakeCri(TimeProvider.System).WithImage(TestImages.Busybox);
        return Of(fake, fake.Runtime, fake.Images);
    }

    public static CriSubject FakeOver(CriClient client, FakeCri fake) => Of(fake, client.Runtime, client.Images);

    public static async Task<CriSubject> ContainerdAsync(ContainerdFixture fixture)
    {
        var containerd = await fixture.GetAsync(TestContext.Current.CancellationToken);
        var version = (await containerd.Client.Runtime.VersionAsync(TestContext.Current.CancellationToken)).RuntimeVersion;
        var hasEvents = !version.TrimStart('v').StartsWith("1.6", StringComparison.Ordinal);
        return new CriSubject(containerd.Client.Runtime, containerd.Client.Images, TestImages.Busybox, containerd.Logs, containerd.CgroupParent, hasEvents, (await fixture.RegistryAsync(TestContext.Current.CancellationToken)).ImageName, Secret);
    }

    private static CriSubject Of(FakeCri fake, ICriRuntime runtime, ICriImages images)
    {
        const string Pullable = "keles.test/pullable:1";
        fake.Registry[Pullable] = 1000;
        fake.RegistryPassword = Secret.Password;
        return new(runtime, images, TestImages.Busybox, Path.GetTempPath(), "/fake", fake.Modern, Pullable, Secret);
    }
}
