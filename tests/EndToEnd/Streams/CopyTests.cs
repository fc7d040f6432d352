using System.Formats.Tar;

namespace Keles.EndToEnd.Tests.Streams;

public sealed class CopyTests(SharedCluster shared) : InNamespace(shared)
{
    [Theory]
    [MemberData(nameof(StreamWays.All), MemberType = typeof(StreamWays))]
    public async Task A_directory_goes_into_a_pod_and_comes_back_the_same(string version, bool webSockets)
    {
        var pod = await RunPodAsync("box");
        var kubectl = Of(version).Over(webSockets);
        var directory = Directory.CreateTempSubdirectory("keles-e2e-");
        try
        {
            var there = directory.CreateSubdirectory("there/deep").FullName;
            var bytes = new byte[300_000];
            new Random(7).NextBytes(bytes);
            await File.WriteAllBytesAsync(Path.Combine(there, "file"), bytes, TestContext.Current.CancellationToken);
            await kubectl.RunAsync("cp", Path.Combine(directory.FullName, "there"), $"{pod}:/tmp/in");
            await kubectl.RunAsync("cp", $"{pod}:/tmp/in", Path.Combine(directory.FullName, "back"));
            Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(directory.FullName, "back/deep/file"), TestContext.Current.CancellationToken));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    /// <summary>The archive is made in the pod, by whatever is called tar there: the client must not believe it, and the server must not make anything else of it.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_archive_that_leads_out_of_its_target_leaves_nothing_there(string version)
    {
        var pod = await RunPodAsync("liar");
        var directory = Directory.CreateTempSubdirectory("keles-e2e-");
        try
        {
            var liar = $"base64 -d > /evil.tar <<E\n{Convert.ToBase64String(Archive())}\nE\nrm /bin/tar; printf '#!/bin/sh\\nexec cat /evil.tar\\n' > /bin/tar; chmod 755 /bin/tar; mkdir -p /data/in";
            await K.ShellAsync(pod, liar);
            var target = directory.CreateSubdirectory("a/b/target").FullName;
            await Of(version).TryAsync("cp", $"{pod}:/data/in", target);
            Assert.Equal("good", await File.ReadAllTextAsync(Path.Combine(target, "good"), TestContext.Current.CancellationToken));
            Assert.Equal([Path.Combine(target, "good")], Directory.EnumerateFiles(directory.FullName, "*", SearchOption.AllDirectories));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var name in (string[])["data/in/good", "data/in/../../../evil", "../evil", "/data/in/../../evil"])
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream("good"u8.ToArray()) });
            }
        }

        return bytes.ToArray();
    }
}
