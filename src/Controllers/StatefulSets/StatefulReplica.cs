using Keles.Api.Core.V1;

namespace Keles.Controllers.StatefulSets;

/// <summary>A pod of a stateful set with its number.</summary>
/// <param name="IsMissing">It does not exist: this is what would be made.</param>
internal sealed record StatefulReplica(int Ordinal, Pod Pod, bool IsMissing);
