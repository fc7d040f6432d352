using System.Text;
using Keles.Streaming.PortForward;
using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Tests.RemoteCommand;
using Microsoft.AspNetCore.Http;

namespace Keles.Streaming.Tests.Kubectl;

/// <summary>As much of an API server as kubectl needs to run a command in one pod and to forward its ports.</summary>
internal sealed class PodServer
{
    private const string Pod = """
        {"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"default","uid":"1"},
         "spec":{"containers":[{"name":"main","image":"x","stdin":true}]},
         "status":{"phase":"Running","containerStatuses":[{"name":"main","ready":true,"state":{"running":{}}}]}}
        """;

    private const string Resources = """
        {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1","resources":[
          {"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["get","list","watch"],"shortNames":["po"]},
          {"name":"pods/exec","singularName":"","namespaced":true,"kind":"PodExecOptions","verbs":["create","get"]},
          {"name":"pods/portforward","singularName":"","namespaced":true,"kind":"PodPortForwardOptions","verbs":["create","get"]}]}
        """;

    private readonly RemoteCommandServer _commands = new(TimeProvider.System);

    /// <summary>The protocols that clients asked for, as they came.</summary>
    public List<string> Upgrades { get; } = [];

    public Task Answer(HttpContext http) => http.Request.Path.Value switch
    {
        "/api" => Json(http, """{"kind":"APIVersions","versions":["v1"],"serverAddressByClientCIDRs":[]}"""),
        "/apis" => Json(http, """{"kind":"APIGroupList","apiVersion":"v1","groups":[]}"""),
        "/api/v1" => Json(http, Resources),
        "/api/v1/namespaces/default/pods/p" => Json(http, Pod),
        "/api/v1/namespaces/default/pods/p/exec" => Exec(http),
        "/api/v1/namespaces/default/pods/p/portforward" => PortForward(http),
        _ => NotFound(http),
    };

    private static Task Json(HttpContext http, string body)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = 404;
        return Json(http, """{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}""");
    }

    private async Task Exec(HttpContext http)
    {
        Upgrades.Add(http.Request.Headers.Upgrade.ToString());
        var query = http.Request.Query;
        var request = new RemoteCommandRequest(query["stdin"] == "true", query["stdout"] == "true", query["stderr"] == "true", query["tty"] == "true");
        if (await _commands.AcceptAsync(http, request, http.RequestAborted) is not { } channels)
        {
            return;
        }
        await using (channels)
        {
            var status = await FakeContainer.RunCommand(query["command"].ToString(), channels);
            await FakeContainer.EndAsync(channels, status);
        }
    }

    private async Task PortForward(HttpContext http)
    {
        Upgrades.Add(http.Request.Headers.Upgrade.ToString());
        if (await PortForwardServer.AcceptAsync(http, TimeProvider.System) is not { } session)
        {
            return;
        }
        await using (session)
        {
            await foreach (var pair in session.PairsAsync(CancellationToken.None))
            {
                var request = await pair.Data.ReadExactly(4);
                await pair.Data.WriteAsync(Encoding.UTF8.GetBytes($"{pair.Port} says {request}"), CancellationToken.None);
                await pair.Error.CompleteAsync(CancellationToken.None);
                await pair.Data.CompleteAsync(CancellationToken.None);
            }
        }
    }
}
