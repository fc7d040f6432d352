using System.Formats.Tar;
using System.Text;
using System.Text.Json.Nodes;
using Keles.Linux;

namespace Keles.LocalCluster.Tests;

public sealed class ImageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private string Tar(string name, params (string Name, string Text)[] files)
    {
        using var tar = new TarWriter(File.Create(_directory[name]));
        foreach (var file in files)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, file.Name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(file.Text)) });
        }
        return _directory[name];
    }

    [Fact]
    public void The_same_program_gives_the_same_archive()
    {
        byte[] Build() => new OciArchive("a.example/b:1", "amd64").Build(new("run", [1, 2, 3]), ["/run"]);
        Assert.Equal(Build(), Build());
    }

    [Fact]
    public void An_archive_names_its_image_and_all_its_blobs()
    {
        var files = new Dictionary<string, string>();
        using var tar = new TarReader(new MemoryStream(new OciArchive("a.example/b:1", "amd64").Build(new("run", [1, 2, 3]), ["/run", "-x"])));
        while (tar.GetNextEntry() is { } entry)
        {
            files[entry.Name] = new StreamReader(entry.DataStream!).ReadToEnd();
        }
        var manifest = JsonNode.Parse(files["index.json"])!["manifests"]![0]!;
        Assert.Equal("a.example/b:1", (string?)manifest["annotations"]!["io.containerd.image.name"]);
        JsonNode Blob(JsonNode descriptor) => JsonNode.Parse(files["blobs/sha256/" + ((string)descriptor["digest"]!)["sha256:".Length..]])!;
        Assert.Equal("[\"/run\",\"-x\"]", Blob(Blob(manifest)["config"]!)["config"]!["Entrypoint"]!.ToJsonString());
        Assert.Equal((string?)Blob(manifest)["layers"]![0]!["digest"], (string?)Blob(Blob(manifest)["config"]!)["rootfs"]!["diff_ids"]![0]);
    }

    [Fact]
    public void A_static_program_is_told_from_one_that_needs_libraries()
    {
        Assert.True(ElfFile.IsStatic(File.ReadAllBytes(ProgramPath.Find("catatonit")!)));
        Assert.False(ElfFile.IsStatic(File.ReadAllBytes(ProgramPath.Find("sh")!)));
        Assert.False(ElfFile.IsStatic("#!/bin/sh\n"u8));
    }

    [Fact]
    public void The_pause_archive_is_written_once()
    {
        var home = new ClusterHome(_directory["home"]);
        home.Create();
        var path = PauseImage.Ensure(home);
        ImageArchive.Check(path);
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        PauseImage.Ensure(home);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
        File.WriteAllText(path, "damaged");
        PauseImage.Ensure(home);
        ImageArchive.Check(path);
    }

    [Fact]
    public void Both_kinds_of_archives_pass()
    {
        ImageArchive.Check(Tar("oci.tar", ("oci-layout", "{}"), ("index.json", "{}")));
        ImageArchive.Check(Tar("docker.tar", ("x/layer.tar", "…"), ("./manifest.json", "[]")));
    }

    [Fact]
    public void What_is_no_image_archive_is_refused_in_a_sentence()
    {
        string Refusal(string path) => Assert.Throws<LocalClusterException>(() => ImageArchive.Check(path)).Message;
        Assert.Equal($"There is no file {_directory["missing.tar"]}.", Refusal(_directory["missing.tar"]));
        Assert.Contains("not an image archive", Refusal(Tar("other.tar", ("readme", "hello"))));
        File.WriteAllText(_directory["text.tar"], new string('x', 2000));
        Assert.Contains("not a whole tar file", Refusal(_directory["text.tar"]));
        File.WriteAllText(_directory["empty.tar"], "");
        Assert.Contains("not a whole tar file", Refusal(_directory["empty.tar"]));
        var whole = Tar("cut.tar", ("layer", new string('x', 100_000)), ("index.json", "{}"));
        using (var cut = File.OpenWrite(whole))
        {
            cut.SetLength(50_000);
        }
        Assert.Contains("not a whole tar file", Refusal(whole));
    }

    [Fact]
    public void Names_are_read_from_what_either_version_of_the_client_says()
    {
        Assert.Equal(["docker.io/library/b:1", "x/y:2"], ImageImport.ImportedNames(
            "unpacking docker.io/library/b:1 (sha256:00)...done\nunpacking x/y:2 (sha256:01)...done\n"));
        Assert.Equal(["docker.io/library/b:1"], ImageImport.ImportedNames("docker.io/library/b:1\tsaved\napplication/vnd.oci… sha256:00\n"));
    }
}
