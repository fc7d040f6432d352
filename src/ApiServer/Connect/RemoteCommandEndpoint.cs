using System.Text;
using Keles.Api;
using Keles.ApiServer.Http;
using Keles.Machinery;
using Keles.Streaming.Relays;
using Keles.Streaming.RemoteCommand;
using Keles.Streaming.Upgrade;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Connect;

/// <summary><c>pods/exec</c> and <c>pods/attach</c>: the streams of a command, by way of the node's kubelet.</summary>
internal sealed class RemoteCommandEndpoint(string verb, PodTarget pods, KubeletAddress kubelets, HttpMessageInvoker client, TimeProvider time) : IConnectEndpoint
{
    private readonly RemoteCommandProxy proxy = new(time);

    public async Task HandleAsync(HttpContext http, ResourceRequest request, RequestInfo info)
    {
        var cancel = http.RequestAborted;
        var query = http.Request.Query;
        var pod = await pods.PodAsync(request, cancel);
        var streams = Streams(query, pod.Metadata.Name);
        var container = PodTarget.Container(pod, Queries.Text(query, "container"));
        if (pod.Status.Phase is "Succeeded" or "Failed")
            throw ApiErrors.BadRequest($"cannot {verb} {(verb == "exec" ? "into" : "to")} a container in a completed pod; current phase is {pod.Status.Phase}");
        PodTarget.MustHaveHost(pod);
        if (!UpgradeRequest.IsUpgrade(http.Request)) throw ApiErrors.BadRequest("Upgrade request required");

        var target = await kubelets.OfAsync(pod.Spec.NodeName, cancel);
        target.Path = $"/{verb}/{pod.Metadata.Namespace}/{pod.Metadata.Name}/{container}";
        target.Query = Query(streams, query);
        try
        {
            await proxy.RunAsync(http, streams, new UpgradeTarget(client, target.Uri), cancel);
        }
        catch (UpgradeRefusedException e)
        {
            throw Backend.Refused(e.StatusCode, e.Body.Trim(), request);
        }
        catch (Exception e) when (!http.Response.HasStarted && Backend.IsUnreachable(e, cancel))
        {
            throw Backend.Unreachable(target.Uri, e, request);
        }
    }

    private RemoteCommandRequest Streams(IQueryCollection query, string name)
    {
        // An attachment without a word gets what a command writes; exec has no such default.
        var streams = new RemoteCommandRequest(Flag("stdin", false), Flag("stdout", verb == "attach"), Flag("stderr", verb == "attach"), Flag("tty", false));
        var errors = new FieldErrors();
        if (streams.Tty && query.ContainsKey("stderr") && Queries.Flag(query, "stderr") == true) errors.Invalid(FieldPath.Root("tty"), true, "tty and stderr cannot both be true");
        else if (!streams.Stdin && !streams.Stdout && !streams.Stderr) errors.Required(FieldPath.None, "at least one of `stdin`, `stdout`, `stderr` must be specified");
        if (verb == "exec" && query["command"].Count == 0) errors.Required(FieldPath.Root("command"), "");
        return errors.IsEmpty ? streams : throw OptionErrors.Invalid(verb == "exec" ? "PodExecOptions" : "PodAttachOptions", name, errors);

        bool Flag(string option, bool otherwise) => Queries.Flag(query, option) ?? otherwise;
    }

    private static string Query(RemoteCommandRequest streams, IQueryCollection query)
    {
        // The kubelet's own names for the streams.
        var text = new StringBuilder();
        if (streams.Stdin) text.Append("&input=1");
        if (streams.Stdout) text.Append("&output=1");
        if (streams.Stderr) text.Append("&error=1");
        if (streams.Tty) text.Append("&tty=1");
        foreach (var word in query["command"]) text.Append("&command=").Append(Uri.EscapeDataString(word ?? ""));
        return text.ToString(1, text.Length - 1);
    }
}
