namespace Keles.Storage.Tests.Contract;

/// <summary>A random walk beside a plain dictionary for each revision: every read, page, watch and refusal must agree with it.</summary>
public abstract class ModelContract<TEngine> : StoreContract<TEngine>
    where TEngine : IEngine, new()
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_random_walk_agrees_with_the_model_at_every_revision(int seed)
    {
        var walk = new ModelWalk(Store, seed);
        for (var step = 0; step < 600; step++)
        {
            await walk.StepAsync();
        }

        await walk.CheckEverythingAsync();
    }
}
