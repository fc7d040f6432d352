namespace Keles.Scheduler;

/// <summary>What a configuration says of the plugins of one phase, beside those that are usual.</summary>
/// <param name="Disabled">Names; <c>*</c> means all that are usual.</param>
internal sealed record PluginSet(Items<PluginChoice> Enabled, Items<string> Disabled)
{
    public const string All = "*";

    public static PluginSet Nothing { get; } = new([], []);

    /// <summary>This set, changed by another: enabled plugins take the place of equal ones here or come behind, disabled ones leave.</summary>
    public PluginSet ChangedBy(PluginSet custom)
    {
        var disabled = custom.Disabled.AddRange(Disabled);
        var replaced = new HashSet<string>(StringComparer.Ordinal);
        List<PluginChoice> enabled = [];
        foreach (var usual in disabled.Contains(All) ? [] : Enabled)
        {
            if (disabled.Contains(usual.Name)) continue;
            var changed = custom.Enabled.Find(p => p.Name == usual.Name);
            if (changed is not null) replaced.Add(usual.Name);
            enabled.Add(changed ?? usual);
        }

        enabled.AddRange(custom.Enabled.Where(p => !replaced.Contains(p.Name)));
        return new([.. enabled], disabled);
    }
}
