namespace Keles.Scheduler;

/// <summary>The pods counted in each domain of one topology key, and the fewest there are in any.</summary>
internal sealed class Domains
{
    private readonly Dictionary<string, int> counts;
    private int? least;

    public Domains() : this(new(StringComparer.Ordinal))
    {
    }

    private Domains(Dictionary<string, int> counts) => this.counts = counts;

    public int Number => counts.Count;

    public int Of(string domain) => counts.GetValueOrDefault(domain);

    public void Add(string domain, int pods)
    {
        counts[domain] = Of(domain) + pods;
        least = null;
    }

    /// <summary>The fewest pods in a domain; none while there are fewer domains than there should be.</summary>
    public int Least(int minDomains)
    {
        if (counts.Count < minDomains || counts.Count == 0) return 0;
        return least ??= counts.Values.Min();
    }

    public Domains Copy() => new(new(counts, StringComparer.Ordinal));
}
