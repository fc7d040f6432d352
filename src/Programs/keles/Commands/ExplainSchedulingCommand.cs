using System.CommandLine;
using Command = System.CommandLine.Command;
using System.Text.Json;
using Keles.Background;
using Keles.Client;
using Keles.Client.Https;
using Keles.Client.Kubeconfigs;
using Keles.Hosting;
using Keles.LocalCluster;
using Keles.Scheduler;
using Microsoft.Extensions.Logging.Abstractions;

namespace Keles.Programs;

/// <summary><c>keles explain-scheduling POD</c>: what each plugin says of a pod on each node. Reads only, with the user's own rights.</summary>
internal static class ExplainSchedulingCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var pod = new Argument<string[]>("POD") { Description = "The pod, as NAME, pod/NAME or NAMESPACE/NAME: pending, or on a node already (then as if it were pending).", Arity = new(1, 2) };
        var ns = new Option<string?>("--namespace", "-n") { Description = "Its namespace; the context's when it is not said." };
        var kubeconfig = new Option<string?>("--kubeconfig") { Description = "The kubeconfig; KUBECONFIG or the home's own when it is not said." };
        var context = new Option<string?>("--context") { Description = "The context in it; the current one when it is not said." };
        var output = new Flag<string>("--output", "text or json.", "text", Form, "-o");
        var scheduler = new ManagerFlags().SchedulerConfig;
        var command = new Command("explain-scheduling", "Show what each plugin of the scheduler says of a pod, node by node.") { pod, ns, kubeconfig, context, output.Option, scheduler.Option };
        command.SetAction(async (parsed, cancel) =>
        {
            var form = output.Of(parsed);
            var name = PodName.Parse(parsed.GetValue(pod)!, parsed.GetValue(ns));
            var explanation = await RunAsync(name, parsed.GetValue(kubeconfig) ?? Usual(), parsed.GetValue(context), scheduler.Of(parsed), cancel);
            Console.Write(form == "json" ? ExplanationJson.Of(explanation).ToJsonString(Indented) + "\n" : ExplanationText.Of(explanation));
            return ExitCode.Success;
        });
        return command;
    }

    private static string Form(string text) => text is "text" or "json" ? text : throw new FormatException("it must be text or json");

    private static async Task<SchedulingExplanation> RunAsync(PodName pod, string kubeconfig, string? context, string schedulerConfig, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            var config = Kubeconfig.Load(kubeconfig);
            using var connection = new ApiConnection(config.ToOptions(context) with { UserAgent = "keles-explain-scheduling" });
            var scheduler = SchedulerOfCluster.Find(schedulerConfig, kubeconfig, context);
            var explainer = new SchedulingExplainer(new HttpsClientFactory(connection).AsItself, scheduler.Options, Surroundings.OnThisMachine, NullLogger.Instance);
            return await explainer.ExplainAsync(new(pod.Namespace ?? config.NamespaceOf(context), pod.Name), limit.Token) with { Configuration = scheduler.Says };
        }
        catch (Exception e) when (e is ApiException or KubeconfigException or FormatException or LocalClusterException)
        {
            throw new FatalException(e.Message, e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new FatalException($"the server did not answer within {Limit.TotalSeconds} seconds", e);
        }
    }

    private static string Usual() => Environment.GetEnvironmentVariable("KUBECONFIG")?.Split(':').FirstOrDefault(static p => p.Length > 0) ?? ClusterHome.FromEnvironment().Kubeconfig;
}
