namespace Keles.Scheduler;

/// <summary>What a plugin says about a pod, alone or on one node. Plugins keep the values they give often.</summary>
internal sealed record Verdict(VerdictCode Code, string Plugin, Items<string> Reasons)
{
    public static Verdict Success { get; } = new(VerdictCode.Success, "", []);

    public static Verdict Skip { get; } = new(VerdictCode.Skip, "", []);

    public bool IsSuccess => Code == VerdictCode.Success;

    public bool IsSkip => Code == VerdictCode.Skip;

    /// <summary>A no that is not an error.</summary>
    public bool IsRejected => Code is VerdictCode.Unschedulable or VerdictCode.Unresolvable;

    public string Message => string.Join(", ", Reasons);

    public static Verdict Unschedulable(string plugin, params Items<string> reasons) => new(VerdictCode.Unschedulable, plugin, reasons);

    public static Verdict Unresolvable(string plugin, params Items<string> reasons) => new(VerdictCode.Unresolvable, plugin, reasons);

    public static Verdict Error(string plugin, string reason) => new(VerdictCode.Error, plugin, [reason]);
}
