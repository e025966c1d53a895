using Microsoft.Extensions.DependencyInjection;

namespace Assay.CrashHost.Ports;

/// <summary>Puts a decorator around a service that is registered already, keyed or not.</summary>
internal static class Decoration
{
    public static void Decorate<T>(this IServiceCollection services, Func<T, IServiceProvider, T> wrap, object? key = null)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T) && Equals(service.ServiceKey, key));
        services.Remove(inner);
        if (key is null)
            services.AddSingleton(provider => wrap((T)Make(inner, provider, null), provider));
        else
            services.AddKeyedSingleton(key, (provider, name) => wrap((T)Make(inner, provider, name), provider));
    }

    private static object Make(ServiceDescriptor service, IServiceProvider provider, object? key)
    {
        if (service.IsKeyedService)
        {
            return service.KeyedImplementationInstance
                ?? service.KeyedImplementationFactory?.Invoke(provider, key)
                ?? ActivatorUtilities.CreateInstance(provider, service.KeyedImplementationType!);
        }

        return service.ImplementationInstance
            ?? service.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);
    }
}
