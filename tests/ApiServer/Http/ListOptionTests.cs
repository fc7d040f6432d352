using System.Text;
using System.Text.Json.Nodes;
using Keles.Fakes;

namespace Keles.ApiServer.Tests.Http;

/// <summary>What the options of a list mean together, and how they are refused.</summary>
public sealed class ListOptionTests
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Theory]
    [InlineData("resourceVersionMatch=Exact", "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided")]
    [InlineData("resourceVersionMatch=Exact&resourceVersion=0", "resourceVersionMatch: Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"")]
    [InlineData("resourceVersionMatch=Odd&resourceVersion=1", "resourceVersionMatch: Unsupported value: \"Odd\": supported values: \"Exact\", \"NotOlderThan\", \"\"")]
    [InlineData("resourceVersionMatch=NotOlderThan&resourceVersion=1&continue=x", "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided")]
    [InlineData("sendInitialEvents=false", "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list")]
    [InlineData("watch=1&sendInitialEvents=true", "resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")]
    [InlineData("watch=1&resourceVersionMatch=NotOlderThan", "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")]
    [InlineData("watch=1&resourceVersionMatch=Exact&sendInitialEvents=true", "[resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan, resourceVersionMatch: Unsupported value: \"Exact\": supported values: \"NotOlderThan\"]")]
    public async Task Options_that_do_not_go_together_are_unprocessable(string query, string why)
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Get, $"{Maps}?{query}");
        Assert.Equal(422, code);
        Assert.Equal($"ListOptions.meta.k8s.io \"\" is invalid: {why}", (string?)status["message"]);
    }

    [Theory]
    [InlineData("limit=", "strconv.ParseInt: parsing \"\": invalid syntax")]
    [InlineData("limit=99999999999999999999", "strconv.ParseInt: parsing \"99999999999999999999\": value out of range")]
    [InlineData("resourceVersion=-1", "invalid resource version: resourceVersion: Invalid value: \"-1\": strconv.ParseUint: parsing \"-1\": invalid syntax")]
    [InlineData("continue=%25", "invalid continue token: continue key is not valid: illegal base64 data at input byte 0")]
    [InlineData("continue=e30", "invalid continue token: continue key is not valid: server does not recognize this encoded version")]
    [InlineData("continue=eHg", "invalid continue token: continue key is not valid: invalid character 'x' looking for beginning of value")]
    [InlineData("continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MCwic3RhcnQiOiJhIn0", "invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)")]
    [InlineData("continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiIifQ", "invalid continue token: continue key is not valid: encoded start key empty (version meta.k8s.io/v1)")]
    [InlineData("continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiIuLi94In0", "invalid continue token: continue key is not valid: ../x")]
    [InlineData("continue=eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhIn0&resourceVersion=1", "specifying resource version is not allowed when using continue")]
    public async Task Options_that_cannot_be_read_are_bad_requests(string query, string why)
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Get, $"{Maps}?{query}");
        Assert.Equal((400, why), (code, (string?)status["message"]));
    }

    [Theory]
    [InlineData("?watch=1&resourceVersion=x")]
    [InlineData("/a?resourceVersion=x")]
    public async Task Where_upstream_foresees_no_bad_version_it_is_an_error_of_the_server(string rest)
    {
        await using var api = await TestApi.StartAsync();
        var (code, status) = await api.SendAsync(HttpMethod.Get, Maps + rest);
        Assert.Equal((500, "resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax"), (code, (string?)status["message"]));
    }

    [Fact]
    public async Task All_pages_are_of_one_snapshot_and_count_what_is_left()
    {
        await using var api = await TestApi.StartAsync();
        var last = await CreateAsync(api, "a", "b", "c", "d", "e");
        var (_, first) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=2");
        Assert.Equal(["a", "b"], Names(first));
        Assert.Equal((last, 3), ((string?)first["metadata"]!["resourceVersion"], (int?)first["metadata"]!["remainingItemCount"]));

        await CreateAsync(api, "bb");
        var (_, second) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=2&continue={first["metadata"]!["continue"]}");
        Assert.Equal(["c", "d"], Names(second));
        Assert.Equal((last, 1), ((string?)second["metadata"]!["resourceVersion"], (int?)second["metadata"]!["remainingItemCount"]));

        var (_, third) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=2&continue={second["metadata"]!["continue"]}");
        Assert.Equal(["e"], Names(third));
        Assert.Null(third["metadata"]!["continue"]);
        Assert.Null(third["metadata"]!["remainingItemCount"]);
    }

    [Fact]
    public async Task The_token_is_upstreams()
    {
        await using var api = await TestApi.StartAsync();
        var last = await CreateAsync(api, "a", "b");
        var (_, list) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=1");
        var text = (string)list["metadata"]!["continue"]!;
        Assert.Equal($$"""{"v":"meta.k8s.io/v1","rv":{{last}},"start":"a\u0000"}""", Encoding.UTF8.GetString(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='))));
    }

    [Fact]
    public async Task With_a_selector_nobody_says_how_many_are_left()
    {
        await using var api = await TestApi.StartAsync();
        await CreateAsync(api, "a", "b", "c");
        var (_, list) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=1&labelSelector=!x");
        Assert.NotNull(list["metadata"]!["continue"]);
        Assert.Null(list["metadata"]!["remainingItemCount"]);
    }

    [Fact]
    public async Task From_any_version_the_limit_is_ignored()
    {
        await using var api = await TestApi.StartAsync();
        await CreateAsync(api, "a", "b", "c");
        await api.SendAsync(HttpMethod.Get, Maps);
        var (_, list) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=1&resourceVersion=0");
        Assert.Equal(["a", "b", "c"], Names(list));
        Assert.Null(list["metadata"]!["continue"]);
    }

    [Fact]
    public async Task An_exact_version_is_told_from_history()
    {
        await using var api = await TestApi.StartAsync();
        var old = await CreateAsync(api, "a", "b");
        await CreateAsync(api, "c");
        await api.SendAsync(HttpMethod.Delete, $"{Maps}/a");
        var (_, exact) = await api.SendAsync(HttpMethod.Get, $"{Maps}?resourceVersion={old}&resourceVersionMatch=Exact");
        Assert.Equal(["a", "b"], Names(exact));
        Assert.Equal(old, (string?)exact["metadata"]!["resourceVersion"]);
        var (_, page) = await api.SendAsync(HttpMethod.Get, $"{Maps}?resourceVersion={old}&limit=1");
        Assert.Equal(("a", 1), (Names(page).Single(), (int?)page["metadata"]!["remainingItemCount"]));
        var (_, newer) = await api.SendAsync(HttpMethod.Get, $"{Maps}?resourceVersion={old}&resourceVersionMatch=NotOlderThan&limit=5");
        Assert.Equal(["b", "c"], Names(newer));
    }

    [Fact]
    public async Task A_version_of_the_future_is_a_timeout_that_says_so()
    {
        await using var api = await TestApi.StartAsync();
        var last = await CreateAsync(api, "a");
        var (code, status) = await api.SendAsync(HttpMethod.Get, $"{Maps}?resourceVersion=999&resourceVersionMatch=NotOlderThan");
        Assert.Equal((504, $"Timeout: Too large resource version: 999, current: {last}", "Timeout"), (code, (string?)status["message"], (string?)status["reason"]));
        Assert.Equal(1, (int?)status["details"]!["retryAfterSeconds"]);
        Assert.Equal("ResourceVersionTooLarge", (string?)status["details"]!["causes"]![0]!["reason"]);
    }

    [Fact]
    public async Task After_compaction_a_page_is_gone_and_the_answer_shows_the_inconsistent_way_on()
    {
        var time = new ManualTime();
        await using var api = await TestApi.StartAsync(time: time);
        var old = await CreateAsync(api, "a", "b", "c");
        var (_, first) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=1");
        var now = await CreateAsync(api, "d");
        time.Advance(TimeSpan.FromMinutes(6));
        await api.Storage.CompactAsync(long.Parse(now!));

        var (code, gone) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=1&continue={first["metadata"]!["continue"]}");
        Assert.Equal((410, "Expired"), (code, (string?)gone["reason"]));
        Assert.StartsWith("The provided continue parameter is too old to display a consistent list result.", (string?)gone["message"]);
        var (_, rest) = await api.SendAsync(HttpMethod.Get, $"{Maps}?limit=2&continue={gone["metadata"]!["continue"]}");
        Assert.Equal(["b", "c"], Names(rest));
        Assert.Equal((now, 1), ((string?)rest["metadata"]!["resourceVersion"], (int?)rest["metadata"]!["remainingItemCount"]));

        (code, gone) = await api.SendAsync(HttpMethod.Get, $"{Maps}?resourceVersion={old}&resourceVersionMatch=Exact");
        Assert.Equal((410, "The resourceVersion for the provided list is too old."), (code, (string?)gone["message"]));
    }

    private static async Task<string?> CreateAsync(TestApi api, params string[] names)
    {
        string? version = null;
        foreach (var name in names)
        {
            var (_, made) = await api.SendAsync(HttpMethod.Post, Maps, $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}"}}""");
            version = (string?)made["metadata"]!["resourceVersion"];
        }

        return version;
    }

    private static string[] Names(JsonObject list) => [.. list["items"]!.AsArray().Select(i => (string)i!["metadata"]!["name"]!)];
}
