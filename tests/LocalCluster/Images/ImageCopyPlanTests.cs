namespace Keles.LocalCluster.Tests;

public class ImageCopyPlanTests
{
    private static string Said(Dictionary<string, IReadOnlyList<string>> imported, params string[] nodes) =>
        string.Join("; ", ImageCopyPlan.For(imported, nodes).Select(p => $"{string.Join('+', p.Names)} from {string.Join('|', p.Sources)} to {string.Join('&', p.Targets)}"));

    [Fact]
    public void Nothing_is_copied_where_all_nodes_have_all() =>
        Assert.Equal("", Said(new() { ["a"] = ["node-1", "node-2"], ["b"] = ["node-1", "node-2", "node-3"] }, "node-1", "node-2"));

    [Fact]
    public void What_the_same_nodes_lack_and_have_goes_in_one_archive() =>
        Assert.Equal("a+b from node-1|node-2 to node-3&node-4; c from node-1 to node-2&node-3&node-4",
            Said(new() { ["b"] = ["node-1", "node-2"], ["a"] = ["node-2", "node-1"], ["c"] = ["node-1"] }, "node-1", "node-2", "node-3", "node-4"));

    [Fact]
    public void What_only_nodes_had_that_are_gone_has_no_source() => Assert.Equal("a from  to node-1", Said(new() { ["a"] = ["node-2"] }, "node-1"));

    [Fact]
    public async Task What_was_imported_is_kept_and_the_latest_import_of_a_name_counts()
    {
        using var directory = new TemporaryDirectory();
        var home = new ClusterHome(directory.Path);
        home.Create();
        var (images, cancel) = (new ImportedImages(home, TimeProvider.System), TestContext.Current.CancellationToken);
        Assert.Empty(images.Read());
        await images.GivenAsync(new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["node-1", "node-2"], ["b"] = ["node-1"] }, cancel);
        await images.CopiedAsync(["b"], ["node-2"], cancel);
        await images.GivenAsync(new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["node-2"] }, cancel);
        Assert.Equal(["node-2"], images.Read()["a"]);
        Assert.Equal(["node-1", "node-2"], images.Read()["b"]);
        await images.LostAsync(["a"], cancel);
        Assert.Equal(["b"], images.Read().Keys);
        await File.WriteAllTextAsync(Path.Combine(home.ImageDirectory, "imported.json"), "{\"a\":", cancel);
        Assert.Empty(images.Read());
    }

    [Fact]
    public async Task Imports_at_the_same_time_forget_nothing_of_each_other()
    {
        using var directory = new TemporaryDirectory();
        var home = new ClusterHome(directory.Path);
        home.Create();
        var cancel = TestContext.Current.CancellationToken;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => new ImportedImages(home, TimeProvider.System).GivenAsync(new Dictionary<string, IReadOnlyList<string>> { [$"image-{i}"] = ["node-1"] }, cancel)));
        Assert.Equal(8, new ImportedImages(home, TimeProvider.System).Read().Count);
    }
}
