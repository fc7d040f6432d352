namespace Keles.Scheduler;

/// <summary>Marks a plugin whose filter and score of a node depend on the pod's signature and that node alone: what it said holds until the node changes, and for the next pod like this one.</summary>
internal interface INodeLocal : IPlugin;
