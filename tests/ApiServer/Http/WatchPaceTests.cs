using Keles.ApiServer.Http;

namespace Keles.ApiServer.Tests.Http;

public sealed class WatchPaceTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(40, 0)]
    [InlineData(100, 4)]
    [InlineData(1000, 40)]
    [InlineData(1_000_000, 50)]
    public void The_more_watch_the_longer_each_rests_after_sending(int watchers, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), WatchPace.After(watchers));

    [Fact]
    public async Task A_quiet_watch_begins_at_once_and_its_end_is_no_failure_of_the_server()
    {
        await using var api = await TestApi.StartAsync();
        using (await api.Client.GetAsync("/api/v1/namespaces/default/configmaps?watch=true", HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.Equal(1, api.Store.WatchersOf(Api.Kinds.Of<Api.Core.V1.ConfigMap>()));
        }

        while (api.Store.WatchersOf(Api.Kinds.Of<Api.Core.V1.ConfigMap>()) > 0) await Task.Yield();
        Assert.Empty(api.Failures);
    }
}
