namespace Keles.Scheduler;

/// <summary>What one plugin said of the pod, or of the pod on one node.</summary>
/// <param name="Verdict">Upstream's word: Success, Skip, Unschedulable, UnschedulableAndUnresolvable, Error.</param>
public sealed record PluginSaid(string Plugin, string Verdict, Items<string> Reasons)
{
    public bool IsNo => Verdict is not ("Success" or "Skip");

    internal static PluginSaid Of(string plugin, Verdict verdict) => new(plugin, verdict.Code switch
    {
        VerdictCode.Unresolvable => "UnschedulableAndUnresolvable",
        var code => code.ToString(),
    }, verdict.Reasons);
}
