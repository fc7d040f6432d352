namespace Keles.EndToEnd.Tests.Pods;

/// <summary>Images that nobody imported, on nodes without a way to the outside.</summary>
public sealed class NoUplinkTests(SharedCluster shared) : InNamespace(shared)
{
    [Fact]
    public async Task A_pull_fails_at_once_and_says_what_to_do()
    {
        var begun = TimeProvider.System.GetTimestamp();
        await K.RunAsync("run", "far", "--image=example.test/absent:1");
        await Eventually.TrueAsync("the pull has failed", async () => (await WaitingAsync("reason")) is "ErrImagePull" or "ImagePullBackOff");
        Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(10), "The registry was waited for.");
        Assert.Contains("this node has no way to the outside, so example.test cannot be reached. Import the image from an archive: keles image import FILE.tar", await WaitingAsync("message"));
        await Eventually.TrueAsync("the events are upstream's", async () =>
            (await K.ReadAsync("events --field-selector involvedObject.name=far", ".items[*].message")) is var said
            && said.Contains("Pulling image \"example.test/absent:1\"", StringComparison.Ordinal) && said.Contains("Error: ErrImagePull", StringComparison.Ordinal)
            && said.Contains("Failed to pull image \"example.test/absent:1\": ", StringComparison.Ordinal));
    }

    private Task<string> WaitingAsync(string what) => K.ReadAsync("pod far", $".status.containerStatuses[0].state.waiting.{what}");
}
