namespace Keles.Scheduler;

/// <summary>Binds the pod to its node; the first plugin that does not skip has done it.</summary>
internal interface IBindPlugin : IPlugin
{
    Task<Verdict> BindAsync(PodInfo pod, string node, CancellationToken cancel);
}
