namespace Keles.LocalCluster.Tests;

public class PreflightTests
{
    [Fact]
    public void What_is_missing_is_named_with_its_package() =>
        Assert.Equal([("runc", "runc"), ("catatonit", "catatonit")],
            Preflight.Missing(program => program is not ("runc" or "catatonit")).Select(m => (m.Package, m.Program)));

    [Fact]
    public void Plugins_in_upstreams_place_count_too()
    {
        Assert.Contains(Preflight.Missing(p => !p.EndsWith("/bridge", StringComparison.Ordinal)), m => m.Package == "containernetworking-plugins");
        Assert.Empty(Preflight.Missing(p => p != "/usr/lib/cni/bridge"));
    }
}
