namespace Keles.ApiServer;

/// <summary>An update or an apply that turns out to create the object needs the right to create it too.</summary>
/// <remarks>A plain creation was authorized at the gate; its path has no name.</remarks>
internal sealed class CreationCheck(AccessCheck access) : IAdmissionPlugin
{
    public string Name => "CreateOnUpdateAuthorization";

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var path = request.Request;
        if (request is not { Operation: Operation.Create, Object: { } made } || path.Subresource.Length > 0 || !(path.IsApply || path.Name.Length > 0)) return;
        await access.CheckAsync(AccessRequest.Of(path with { Name = made.Metadata.Name }, "create"), cancel);
    }
}
