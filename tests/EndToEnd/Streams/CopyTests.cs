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
}
