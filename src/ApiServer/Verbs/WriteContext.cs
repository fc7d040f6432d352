using Keles.Background;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer;

/// <summary>What every writing verb works with.</summary>
internal sealed record WriteContext(ObjectStore Store, AdmissionChain Admission, ResourceRules Rules, IFieldManager Fields, StoredVersions Versions, Surroundings Surroundings, ILogger Log);
