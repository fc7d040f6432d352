namespace Keles.Scheduler;

/// <summary>Selectors as pods, sets and budgets write them.</summary>
internal static class LabelSelectors
{
    /// <summary>One that makes no sense selects nothing: the server refuses such, and one bad object must not stop the scheduler.</summary>
    public static Selector Read(LabelSelector? labels) => Selector.TryFrom(labels, out var selector, out _) ? selector : Selector.Nothing;
}
