<?php
// Usage: php install.php FOLDER THEME < stories.json
// Installs WordPress in Indonesian and publishes the stories, as a newsroom would have it.
[, $folder, $stock_theme] = $argv; // WordPress has a $theme of its own
$_SERVER['HTTP_HOST'] = parse_url(getenv('WP_URL'), PHP_URL_HOST);
$_SERVER['REQUEST_METHOD'] = 'GET';
define('WP_INSTALLING', true);
require "$folder/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';

$told = json_decode(stream_get_contents(STDIN), true);
wp_install($told['publisher'], 'redaksi', 'redaksi@example.org', true, '', wp_generate_password(), 'id_ID');
wp_delete_post(1, true);
wp_delete_post(2, true);
foreach (['timezone_string' => 'Asia/Jakarta', 'date_format' => 'j F Y', 'time_format' => 'H:i',
          'posts_per_page' => 10,
          'blogdescription' => '', 'default_comment_status' => 'closed'] as $name => $value) {
    update_option($name, $value);
}
$GLOBALS['wp_rewrite']->set_permalink_structure('/%postname%/');
create_initial_taxonomies(); // the links of sections follow the new structure
switch_theme($stock_theme);

$sections = [];
foreach ($told['sections'] as $section) {
    $sections[$section['slug']] = wp_create_category($section['name']);
    wp_update_term($sections[$section['slug']], 'category', ['slug' => $section['slug']]);
}
$authors = [];
foreach ($told['stories'] as $story) {
    $name = $story['author'];
    $authors[$name] ??= wp_insert_user([
        'user_login' => sanitize_title($name), 'user_pass' => wp_generate_password(),
        'display_name' => $name, 'nickname' => $name, 'role' => 'author',
    ]);
    $post = wp_insert_post(wp_slash([
        'post_title' => $story['title'], 'post_name' => $story['slug'],
        'post_content' => $story['content'], 'post_status' => 'publish',
        'post_date' => $story['date'], 'post_author' => $authors[$name],
        'post_category' => [$sections[$story['section']]], 'tags_input' => $story['tags'],
        'comment_status' => 'closed',
    ]), true);
    if (is_wp_error($post)) {
        fwrite(STDERR, $post->get_error_message() . "\n");
        exit(1);
    }
}

// The sections' menu: as a classic menu, and as the navigation of a block theme.
$menu = wp_create_nav_menu('Rubrik');
$links = '';
foreach ($sections as $slug => $id) {
    $term = get_term($id);
    wp_update_nav_menu_item($menu, 0, [
        'menu-item-object-id' => $id, 'menu-item-object' => 'category',
        'menu-item-type' => 'taxonomy', 'menu-item-status' => 'publish',
    ]);
    $links .= '<!-- wp:navigation-link ' . json_encode([
        'label' => $term->name, 'type' => 'category', 'id' => $id,
        'url' => get_term_link($id), 'kind' => 'taxonomy',
    ]) . ' /-->';
}
set_theme_mod('nav_menu_locations', ['primary' => $menu]);
wp_insert_post(wp_slash(['post_type' => 'wp_navigation', 'post_status' => 'publish',
                         'post_title' => 'Rubrik', 'post_content' => $links]));
flush_rewrite_rules();
