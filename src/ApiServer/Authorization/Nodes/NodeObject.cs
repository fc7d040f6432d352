namespace Keles.ApiServer;

/// <summary>An object that a node may read because one of its pods needs it.</summary>
internal readonly record struct NodeObject(NodeObjectType Type, string Namespace, string Name);
