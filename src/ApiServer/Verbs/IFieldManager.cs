using Keles.Api;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Keeps metadata.managedFields: who wrote which field last.</summary>
public interface IFieldManager
{
    /// <summary>The object with its managed fields after <paramref name="manager"/> wrote it over <paramref name="before"/> (null: created).</summary>
    IApiObject Updated(Kind kind, IApiObject? before, IApiObject after, string manager, string subresource, DateTimeOffset now);
}
