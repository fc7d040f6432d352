using Keles.Api;
using Keles.Api.ApiExtensions.V1;
using Keles.Api.CustomResources;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>A definition that is deleted waits until its objects are gone.</summary>
internal sealed class DefinitionRule(TimeProvider time) : IResourceRule
{
    public const string Finalizer = "customresourcecleanup.apiextensions.k8s.io";

    public Kind Kind => CustomResourceDefinitionKind.Kind;

    /// <summary>Its first deletion never removes it: that is what puts the finalizer there.</summary>
    public bool IsHeld(IApiObject value) => value.Metadata.DeletionTimestamp is null;

    public IApiObject BeginDeletion(IApiObject value)
    {
        var definition = (CustomResourceDefinition)value;
        var finalizers = definition.Metadata.Finalizers;
        return definition with
        {
            Metadata = definition.Metadata with { Finalizers = finalizers.Contains(Finalizer) ? finalizers : finalizers.Add(Finalizer) },
            Status = definition.Status.With(DefinitionConditions.Terminating, true, "InstanceDeletionPending", "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon", time.GetUtcNow()),
        };
    }
}
