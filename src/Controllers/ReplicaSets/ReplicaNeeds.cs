using Keles.Machinery;

namespace Keles.Controllers.ReplicaSets;

/// <summary>What an owner of interchangeable pods asks for.</summary>
internal sealed record ReplicaNeeds(int Replicas, int MinReadySeconds, OrderedMap<string> TemplateLabels, bool IsBeingDeleted);
