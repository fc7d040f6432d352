namespace Keles.LocalCluster.Tests;

public class NoUplinkTests
{
    [Theory]
    [InlineData("docker.io", false)]
    [InlineData("registry.example:5000", false)]
    [InlineData("localhost:5000", true)]
    [InlineData("10.96.7.7:5000", true)]
    [InlineData("[fd00::1]:5000", true)]
    [InlineData("near.example:5000", true)]
    [InlineData("mirrored.example:5000", true)]
    [InlineData("other.example", true)]
    public void Only_what_may_be_inside_is_worth_trying(string registry, bool tried)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["hosts"], "127.0.0.1 localhost # docker.io\n172.30.0.1\tfar Near.example\n");
        foreach (var name in (string[])["mirrored.example_5000_", "other.example"])
        {
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(directory["certs/" + name]).FullName, "hosts.toml"), "");
        }
        var why = new NoUplink(directory["hosts"], directory["certs"]).WhyUnreachable(registry);
        Assert.Equal(tried ? null : $"this node has no way to the outside, so {registry} cannot be reached. Import the image from an archive: keles image import FILE.tar", why);
    }

    [Fact]
    public void Without_any_of_those_files_it_knows_as_much() =>
        Assert.NotNull(new NoUplink("/nowhere/hosts", "/nowhere/certs").WhyUnreachable("docker.io"));
}
