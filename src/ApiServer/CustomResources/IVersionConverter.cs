using Keles.Api.CustomResources;

namespace Keles.ApiServer;

/// <summary>Brings objects of a custom resource into another of its versions when that needs to be asked for.</summary>
internal interface IVersionConverter
{
    /// <param name="objects">At least one, all in one version.</param>
    /// <returns>As many, in order.</returns>
    Task<IReadOnlyList<CustomObject>> ConvertAsync(CustomResource resource, IReadOnlyList<CustomObject> objects, CustomVersion to, CancellationToken cancel);
}
