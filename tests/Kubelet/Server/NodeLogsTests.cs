using System.Text;
using Keles.Kubelet.Server;
using Keles.Kubelet.Server.Handlers;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Tests.Server;

/// <summary>/logs gives what lies below the node's log directory, and nothing else of the node.</summary>
public sealed class NodeLogsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("keles-logs-");
    private readonly string _logs;

    public NodeLogsTests()
    {
        _logs = Directory.CreateDirectory(Path.Combine(_root.FullName, "log")).FullName;
        Directory.CreateDirectory(Path.Combine(_logs, "pods"));
        File.WriteAllText(Path.Combine(_logs, "pods", "a.log"), "a line\n");
        File.WriteAllText(Path.Combine(_root.FullName, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(_logs, "leads-out"), Path.Combine(_root.FullName, "secret"));
        File.CreateSymbolicLink(Path.Combine(_logs, "leads-up"), "../secret");
        Directory.CreateSymbolicLink(Path.Combine(_logs, "all"), "/");
        File.CreateSymbolicLink(Path.Combine(_logs, "within"), "pods/a.log");
    }

    [Theory]
    [InlineData("/logs/pods/a.log", "a line\n")]
    [InlineData("/logs/within", "a line\n")]
    public async Task Files_and_links_below_the_directory_are_given(string path, string text) => Assert.Equal((200, text), await AskAsync(path));

    [Theory]
    [InlineData("/logs/../secret")]
    [InlineData("/logs/pods/../../secret")]
    [InlineData("/logs/./pods/../../secret")]
    [InlineData("/logs//secret")]
    [InlineData("/logs/..%2fsecret")]
    [InlineData("/logs/%2e%2e/secret")]
    [InlineData("/logs/leads-out")]
    [InlineData("/logs/leads-up")]
    [InlineData("/logs/all/etc/passwd")]
    [InlineData("/logs/absent")]
    public async Task What_lies_elsewhere_is_not_there(string path)
    {
        var (code, text) = await AskAsync(path);
        Assert.Equal(404, code);
        Assert.DoesNotContain("secret", text.Replace(path, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_names_what_is_there()
    {
        var (code, text) = await AskAsync("/logs/");
        Assert.Equal(200, code);
        Assert.Contains("pods/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>As the server asks it: the path is decoded once before it is cut into parts.</summary>
    private async Task<(int Code, string Text)> AskAsync(string path)
    {
        if (KubeletRoute.Parse(Uri.UnescapeDataString(path)) is not { } route) return (404, "");
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;
        try
        {
            await new NodeLogsHandler(_logs).AnswerAsync(http, route);
        }
        catch (ServerAnswerException refused)
        {
            return (refused.Code, refused.Message);
        }

        return (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
