namespace Keles.Scheduler;

/// <summary>Whether a pod may be looked at at all.</summary>
internal interface IPreEnqueuePlugin : IPlugin
{
    Verdict PreEnqueue(Pod pod);
}
