namespace Keles.Linux.Tests;

public sealed class DirectoryRemovalTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("keles-removal-").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void A_directory_goes_with_all_in_it_and_links_in_it_lead_nowhere()
    {
        var kept = Make("kept/f");
        Make("a/b/c");
        Directory.CreateSymbolicLink(In("a/out"), In("kept"));
        File.CreateSymbolicLink(In("a/file"), kept);
        DirectoryRemoval.Remove(_parent, "a");
        Assert.False(Directory.Exists(In("a")));
        Assert.True(File.Exists(kept));
        Assert.Empty(Directory.GetFileSystemEntries(In(".removed")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(In(".removed")));
    }

    [Fact]
    public void What_is_not_there_is_removed_already_and_what_was_left_half_is_removed_whole()
    {
        DirectoryRemoval.Remove(_parent, "a");
        Make(".removed/a/b");
        DirectoryRemoval.Remove(_parent, "a");
        Assert.False(Directory.Exists(In(".removed/a")));
        Make(".removed/a/b");
        Make("a/new");
        DirectoryRemoval.Remove(_parent, "a");
        Assert.Equal([In(".removed")], Directory.GetFileSystemEntries(_parent));
    }

    [Fact]
    public void A_link_or_a_file_in_its_place_is_refused()
    {
        Make("kept/f");
        Directory.CreateSymbolicLink(In("link"), In("kept"));
        Assert.Contains("is no directory", Assert.Throws<IOException>(() => DirectoryRemoval.Remove(_parent, "link")).Message);
        Assert.Throws<IOException>(() => DirectoryRemoval.Remove(In("kept"), "f"));
        Make("other/a/f");
        Directory.CreateSymbolicLink(In("other/.removed"), In("kept"));
        Assert.Throws<IOException>(() => DirectoryRemoval.Remove(In("other"), "a"));
        Assert.True(File.Exists(In("kept/f")));
        Assert.True(File.Exists(In("other/a/f")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData(".removed")]
    public void Only_a_name_is_taken(string name) => Assert.Throws<ArgumentException>(() => DirectoryRemoval.Remove(_parent, name));

    private string In(string path) => Path.Combine(_parent, path);

    private string Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(file))!);
        File.WriteAllText(In(file), "x");
        return In(file);
    }
}
