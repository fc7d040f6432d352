using Keles.Api;
using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.ApiServer;

/// <summary>Tells of the parts of the control plane, which are all asked anew each time.</summary>
internal sealed class ComponentStatuses(IReadOnlyList<Component> components, TimeProvider time) : IComputedResource
{
    /// <summary>A part that says nothing for so long is not well.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public Kind Kind => ComponentStatusKind.Kind;

    public async Task<IApiObject> GetAsync(string name, CancellationToken cancel) =>
        await StatusAsync(components.FirstOrDefault(c => c.Name == name) ?? throw ApiErrors.Make(500, "", $"Component not found: {name}"), cancel);

    public async Task<IReadOnlyList<IApiObject>> ListAsync(CancellationToken cancel) => await Task.WhenAll(components.Select(c => StatusAsync(c, cancel)));

    private async Task<IApiObject> StatusAsync(Component component, CancellationToken cancel)
    {
        var problem = await AskAsync(component, cancel);
        return new ComponentStatus
        {
            Metadata = ObjectMeta.Empty with { Name = component.Name },
            Conditions = [new() { Type = "Healthy", Status = problem is null ? "True" : "False", Message = problem is null ? "ok" : "", Error = problem ?? "" }],
        };
    }

    private async Task<string?> AskAsync(Component component, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return await component.Ask(either.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // Whatever it throws is what is wrong with it.
            return limit.IsCancellationRequested ? $"no answer within {Limit.TotalSeconds} s" : e.Message;
        }
    }
}
