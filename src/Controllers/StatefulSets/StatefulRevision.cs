using Keles.Api.Core.V1;

namespace Keles.Controllers.StatefulSets;

/// <summary>A template of a stateful set and the name of the revision that keeps it.</summary>
internal sealed record StatefulRevision(string Name, PodTemplateSpec Template);
