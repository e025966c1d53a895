using Assay.Scoring.Models;
using Assay.Silo.Models.Calls;
using Assay.Silo.Models.Health;
using Assay.Silo.Models.Wire;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assay.Silo.Models;

/// <summary>Registers the model that the settings name, if they name one.</summary>
internal static class ModelHosting
{
    /// <summary>Before the grains are added: what is registered here takes the place of grading without a model.</summary>
    public static IServiceCollection AddAssayModels(this IServiceCollection services, IConfiguration configuration)
    {
        // Read once here as well: a wrong setting is told before anything starts.
        ModelOptionsSettings.Read(configuration, new ModelOptions());
        services.AddOptions<ModelOptions>().Configure(options => ModelOptionsSettings.Read(configuration, options));
        if (ModelSettings.Read(configuration) is not { } settings)
            return services;

        services.TryAddSingleton(new ModelLimits());
        services.AddSingleton(settings);
        services.AddSingleton<ModelLog>();
        services.AddSingleton<ModelOutcomes>();
        services.AddSingleton(provider => new ModelWire(settings, provider.GetRequiredService<ModelLimits>(), TimeProvider.System, provider.GetService<TokenCredential>()));
        services.AddSingleton<IAssayModel>(provider => ActivatorUtilities.CreateInstance<AgentModel>(provider, TimeProvider.System));
        services.AddSingleton<IModelProbe>(provider => ActivatorUtilities.CreateInstance<ModelProbe>(provider, TimeProvider.System));
        return services;
    }
}
