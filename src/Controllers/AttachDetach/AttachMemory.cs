namespace Keles.Controllers.AttachDetach;

/// <summary>What this process knows of attachments beside the caches: since when none wants them, and what pods were told.</summary>
/// <remarks>For one worker. After a crash nothing is remembered: waits begin anew and some things are told twice.</remarks>
internal sealed class AttachMemory
{
    private readonly Dictionary<string, TimeSpan> unwanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> waits = new(StringComparer.Ordinal);

    public TimeSpan UnwantedSince(string attachment, TimeSpan now) => unwanted.TryGetValue(attachment, out var since) ? since : unwanted[attachment] = now;

    public void Wanted(string attachment) => unwanted.Remove(attachment);

    public void Gone(string attachment)
    {
        unwanted.Remove(attachment);
        told.Remove(attachment);
    }

    /// <summary>Whether this has not been told last about the subject.</summary>
    public bool IsNews(string subject, string what)
    {
        if (told.GetValueOrDefault(subject) == what) return false;
        told[subject] = what;
        return true;
    }

    /// <summary>This process asked for it and has not yet told that it is done.</summary>
    public bool IsAwaited(string subject) => told.TryGetValue(subject, out var last) && last.Length > 0;

    /// <summary>What keeps volumes from a node now; that which did not the last time.</summary>
    public IReadOnlyList<string> NewWaits(string node, IEnumerable<string> now)
    {
        HashSet<string> all = new(now, StringComparer.Ordinal);
        string[] news = waits.Remove(node, out var before) ? [.. all.Except(before)] : [.. all];
        if (all.Count > 0) waits[node] = all;
        return news;
    }
}
